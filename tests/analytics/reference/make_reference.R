# Makes survival.json, delayed.json, proportions.json and competing.json, the numbers our statistics
# are held against. Data: the public sets lung, ovarian, veteran, pbc and mgus2 of R's survival package, and
# small edge cases made up here. Run in this directory: Rscript make_reference.R
# Debian: r-base-core r-cran-survival r-cran-cmprsk r-cran-jsonlite. The tests need only
# the files.

suppressPackageStartupMessages({
  library(survival)
  library(jsonlite)
})

sets <- list(
  lung_by_sex = with(lung, data.frame(time, event = status == 2, group = sex)),
  ovarian_by_treatment = with(ovarian, data.frame(time = futime, event = fustat == 1, group = rx)),
  veteran_by_cell = with(veteran, data.frame(time, event = status == 1, group = celltype)),
  lung_in_months = with(lung, data.frame(time = time / 30.4375, event = status == 2, group = sex)),
  # survival is exactly one half between two events
  half = data.frame(time = c(1:8, 1:8), event = 1, group = rep(1:2, each = 8)),
  # one half reached at the last event, then censored only
  half_then_censored = data.frame(
    time = c(1, 2, 3, 4, 5, 6, 2, 4), event = c(1, 1, 1, 0, 0, 0, 1, 1), group = c(rep(1, 6), 2, 2)
  ),
  one_group_without_events = data.frame(
    time = c(3, 5, 8, 13, 2, 4, 6, 9), event = c(1, 1, 0, 1, 0, 0, 0, 0), group = rep(1:2, each = 4)
  ),
  events_at_zero = data.frame(
    time = c(0, 0, 5, 7, 9, 0, 4, 6, 8, 9), event = c(1, 0, 1, 0, 1, 1, 0, 1, 1, 0),
    group = rep(1:2, each = 5)
  ),
  ties_of_event_and_censoring = data.frame(
    time = c(2, 2, 4, 4, 4, 6, 3, 3, 6, 6), event = c(1, 0, 1, 1, 0, 0, 1, 0, 1, 0),
    group = rep(1:2, each = 5)
  ),
  everybody_dies = data.frame(time = c(1, 2, 3, 4, 5, 6), event = 1, group = c(1, 1, 1, 2, 2, 2)),
  censored_before_first_event = data.frame(
    time = c(1, 2, 3, 5, 8, 2, 3, 4, 9), event = c(0, 0, 1, 1, 0, 0, 1, 1, 0),
    group = c(rep(1, 5), rep(2, 4))
  )
)

# Limits that R calls NA before the first event, when someone was censored earlier, are 1 and 1
# in our contract; those after everybody died stay empty.
curve <- function(d) {
  fit <- survfit(Surv(time, event) ~ 1, data = d, conf.type = "log-log")
  q <- quantile(fit, 0.5)
  before <- fit$surv == 1
  fit$lower[before] <- 1
  fit$upper[before] <- 1
  list(
    time = fit$time, survival = fit$surv, lower = fit$lower, upper = fit$upper,
    at_risk = fit$n.risk,
    median = c(q$quantile, q$lower, q$upper)
  )
}

survival <- lapply(sets, function(d) {
  d$event <- as.integer(d$event)
  d$group <- as.character(d$group)
  test <- survdiff(Surv(time, event) ~ group, data = d)
  list(
    data = d,
    groups = lapply(split(d, d$group), curve),
    logrank = list(chi2 = test$chisq, df = sum(test$exp > 0) - 1)
  )
})
write_json(survival, "survival.json", digits = NA, auto_unbox = TRUE, na = "null",
           dataframe = "columns")

# delayed.json: observation begins at `entry`. survdiff takes no entry; the score test of Cox's model
# with exact ties is the log-rank test.
late <- lapply(
  list(
    lung_by_sex = sets$lung_by_sex, veteran_by_cell = sets$veteran_by_cell,
    ties = data.frame(time = c(2, 4, 4, 6, 7, 7, 9, 4, 4, 6, 6, 7, 9, 9),
                      event = c(1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1),
                      group = rep(1:2, each = 7))
  ),
  function(d) {
    d$event <- as.integer(d$event)
    d$group <- as.character(d$group)
    d$entry <- floor(d$time * ((seq_len(nrow(d)) * 7) %% 10) / 10)
    fit <- survfit(Surv(entry, time, event) ~ 1, data = d, conf.type = "log-log")
    test <- coxph(Surv(entry, time, event) ~ group, data = d, ties = "exact")
    list(
      data = d, time = fit$time, at_risk = fit$n.risk, survival = fit$surv, lower = fit$lower,
      upper = fit$upper, logrank = list(chi2 = test$score, df = length(unique(d$group)) - 1)
    )
  }
)
write_json(late, "delayed.json", digits = NA, auto_unbox = TRUE, na = "null", dataframe = "columns")

counts <- list(
  c(176, 204), c(145, 204), c(0, 12), c(12, 12), c(1, 1), c(0, 1), c(17, 21), c(3, 7)
)
tables <- list(
  rbind(c(90, 6), c(50, 14), c(20, 16)),
  rbind(c(17, 4), c(85, 4)),
  rbind(c(3, 1), c(2, 4), c(0, 5)),
  rbind(c(60, 10), c(30, 30))
)
proportions <- list(
  exact = lapply(counts, function(k) {
    list(events = k[1], n = k[2], ci = as.numeric(binom.test(k[1], k[2])$conf.int))
  }),
  pearson = lapply(tables, function(t) {
    test <- suppressWarnings(chisq.test(t, correct = FALSE))
    list(
      counts = t, statistic = unname(test$statistic), df = unname(test$parameter),
      p = test$p.value, smallest_expected = min(test$expected)
    )
  })
)
write_json(proportions, "proportions.json", digits = NA, auto_unbox = TRUE)

# competing.json: estimates, Aalen variances and Gray's test of cmprsk.
library(cmprsk)
competing <- list(
  tiny = data.frame(
    time = c(1, 1, 2, 2, 3, 3, 4, 5, 6, 7), status = c(1, 2, 1, 2, 0, 1, 2, 0, 1, 0),
    group = c("a", "b", "a", "b", "a", "b", "a", "b", "a", "b")
  ),
  pbc = with(subset(pbc, !is.na(stage)), data.frame(time, status, group = stage)),
  mgus2 = with(mgus2, data.frame(
    time = ifelse(pstat == 1, ptime, futime), status = ifelse(pstat == 1, 1, 2 * death),
    group = sex
  ))
)
at <- list(
  tiny = c(1, 2, 3, 4.75, 6.1), pbc = c(617.8, 1094.25, 1713.5, 2610.5, 3520.2),
  mgus2 = c(8, 38, 81, 137, 194)
)
write_json(lapply(names(competing), function(name) {
  d <- competing[[name]]
  fit <- cuminc(d$time, d$status, d$group)
  points <- timepoints(fit, at[[name]])
  list(
    data = d, at = at[[name]],
    incidence = lapply(setNames(rownames(points$est), rownames(points$est)), function(row) {
      list(est = points$est[row, ], var = points$var[row, ])
    }),
    gray = list(
      cause = rownames(fit$Tests), stat = fit$Tests[, "stat"], p = fit$Tests[, "pv"],
      df = fit$Tests[, "df"]
    )
  )
}) |> setNames(names(competing)), "competing.json", digits = NA, auto_unbox = TRUE, na = "null",
dataframe = "columns")
