# Makes development.json, the numbers that the optimism of a developed model is held against: screen,
# forward selection, model and cutoff, again in samples of patients. Data: lung (survival), its rows
# taken two by two as those of one patient. The samples are drawn by numpy and read from
# development_draws.json: default_rng(1).integers(patients, size=patients), 40 times, from 0.
# Run in this directory: Rscript development.R. Debian: r-base-core r-cran-survival r-cran-jsonlite.

suppressPackageStartupMessages({
  library(survival)
  library(jsonlite)
})

exactly <- glm.control(epsilon = 1e-14, maxit = 100)
logit <- function(formula, data) glm(formula, binomial, data, control = exactly)

known <- subset(lung, time > 365 | status == 2)
data <- with(known, data.frame(
  y = as.integer(status == 2 & time <= 365), age, sex, ecog = ph.ecog, karno = ph.karno,
  own = pat.karno, loss = wt.loss
))
names <- setdiff(names(data), "y")
patient <- (seq_len(nrow(data)) - 1) %/% 2

wald_p <- function(name, data) {
  coef(summary(logit(reformulate(name, "y"), data)))[2, 4]
}

# Score test in below .05, likelihood ratio out above .10; a model met before ends it.
forward <- function(data, offered) {
  inside <- character()
  seen <- list(character())
  met <- function(set) any(sapply(seen, setequal, set))
  repeat {
    outside <- setdiff(offered, inside)
    if (!length(outside)) break
    fit <- logit(reformulate(c("1", inside), "y"), data)
    tests <- add1(fit, reformulate(c("1", inside, outside)), test = "Rao")[outside, "Pr(>Chi)"]
    best <- which.min(tests)
    if (tests[best] >= 0.05 || met(c(inside, outside[best]))) break
    inside <- c(inside, outside[best])
    seen <- c(seen, list(inside))
    repeat {
      if (length(inside) < 2) break
      fit <- logit(reformulate(inside, "y"), data)
      tests <- drop1(fit, test = "LRT")[inside, "Pr(>Chi)"]
      worst <- which.max(tests)
      if (tests[worst] <= 0.10 || met(inside[-worst])) break
      inside <- inside[-worst]
      seen <- c(seen, list(inside))
    }
  }
  inside
}

youden <- function(y, score) {
  values <- sort(unique(score))
  cuts <- c(-Inf, (head(values, -1) + tail(values, -1)) / 2, Inf)
  total <- sapply(cuts, function(cut) mean(score[y == 1] > cut) + mean(score[y == 0] <= cut))
  cuts[which(total > max(total) - 1e-12)[1]]
}

develop <- function(data) {
  offered <- names[sapply(names, wald_p, data) < 0.20]
  complete <- na.omit(data)
  chosen <- if (length(offered)) forward(complete, offered) else character()
  model <- logit(reformulate(c("1", chosen), "y"), complete)
  score <- function(data) unname(predict(model, data))
  cutoff <- youden(complete$y, score(complete))
  list(offered = offered, chosen = chosen, model = model, score = score, cutoff = cutoff)
}

measures <- function(found, data) {
  data <- na.omit(data)
  y <- data$y
  score <- found$score(data)
  none <- length(found$chosen) == 0
  line <- if (none) c(NA, NA) else unname(coef(logit(y ~ score, data.frame(y, score))))
  area <- suppressWarnings(wilcox.test(score[y == 1], score[y == 0])$statistic)
  at <- if (is.finite(found$cutoff)) found$cutoff else NA
  c(
    auc = unname(area) / sum(y == 1) / sum(y == 0), intercept = line[1], slope = line[2],
    brier = mean((y - plogis(score))^2), sensitivity = mean(score[y == 1] > at),
    specificity = mean(score[y == 0] <= at)
  )
}

whole <- develop(data)
apparent <- measures(whole, data)
draws <- fromJSON("development_draws.json")
samples <- lapply(seq_len(nrow(draws)), function(k) {
  rows <- unlist(lapply(draws[k, ], function(who) which(patient == who)))
  sample <- data[rows, ]
  found <- develop(sample)
  list(
    chosen = I(found$chosen), inside = measures(found, sample), outside = measures(found, data)
  )
})
lost <- sapply(samples, function(s) s$inside - s$outside)
optimism <- rowMeans(lost, na.rm = TRUE)
selected <- sapply(names, function(name) {
  mean(sapply(samples, function(s) name %in% s$chosen))
})

chi2 <- whole$model$null.deviance - whole$model$deviance
df <- length(whole$chosen)
write_json(list(
  data = c(list(patient = patient), as.list(data)),
  offered = whole$offered, chosen = whole$chosen, coef = unname(coef(whole$model)),
  cutoff = whole$cutoff, apparent = as.list(apparent), optimism = as.list(optimism),
  corrected = as.list(apparent - optimism), selected = as.list(selected),
  nothing_entered = sum(sapply(samples, function(s) length(s$chosen) == 0)),
  shrinkage = list(chi2 = chi2, df = df, factor = (chi2 - df) / chi2)
), "development.json", digits = 15, auto_unbox = TRUE, na = "null")
