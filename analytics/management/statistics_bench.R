# R's side of statistics_bench.py: Rscript statistics_bench.R TASK FOLDER TIMES prints the CPU seconds
# of each time. The arrays are in memory before the clock starts.

given <- commandArgs(trailingOnly = TRUE)
read <- function(name) {
  path <- file.path(given[2], paste0(name, ".bin"))
  readBin(path, "double", file.size(path) / 8)
}
d <- data.frame(time = read("time"), status = read("status"), group = read("group"),
                outcome = read("outcome"))
x <- matrix(read("x"), nrow(d))
colnames(x) <- paste0("x", seq_len(ncol(x)))

work <- list(
  km = function() {
    library(survival)
    function() {
      survfit(Surv(time, status > 0) ~ group, data = d, conf.type = "log-log")
      survdiff(Surv(time, status > 0) ~ group, data = d)
    }
  },
  cif = function() {
    library(cmprsk)
    function() cuminc(d$time, d$status, d$group)
  },
  cox = function() {
    library(survival)
    six <- data.frame(d, x[, 1:6])
    function() summary(coxph(Surv(time, status > 0) ~ x1 + x2 + x3 + x4 + x5 + x6, data = six))
  },
  fine_gray = function() {
    library(cmprsk)
    function() crr(d$time, d$status, x[, 1:6])
  },
  logistic = function() {
    function() summary(glm(d$outcome ~ x, family = binomial))
  }
)

suppressPackageStartupMessages(once <- work[[given[1]]]())
for (i in seq_len(as.integer(given[3]))) {
  cat(sum(system.time(once())[1:2]), "\n")
}
