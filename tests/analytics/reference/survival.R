# Makes survival.json and delayed.json, the numbers that curves and rank tests are held against.
# Data: the public sets lung, ovarian, veteran, mgus2 and pbc of R's survival package, and small edge
# cases made up here. Run in this directory: Rscript survival.R
# Debian: r-base-core r-cran-survival r-cran-jsonlite. The tests need only the files.

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
  ),
  # nearly all are censored
  mgus2_progression_by_sex = with(mgus2, data.frame(
    time = ptime, event = pstat == 1, group = sex
  )),
  # the sample of survRM2's vignette, in years
  pbc_by_arm = with(pbc[1:312, ], data.frame(
    time = time / 365.25, event = status == 2, group = as.integer(trt == 1)
  )),
  lung_by_ecog = with(subset(lung, !is.na(ph.ecog)), data.frame(
    time, event = status == 2, group = ph.ecog
  ))
)

# Of a long curve every seventh point is kept.
kept <- function(fit) if (length(fit$time) > 150) seq(1, length(fit$time), by = 7) else TRUE

# Limits that R calls NA before the first event, when someone was censored earlier, are 1 and 1
# in our contract; those after everybody died stay empty. R cuts `plain` to 0 and 1; uncut, it is
# made here from R's standard error.
limits <- function(d, type) {
  fit <- survfit(Surv(time, event) ~ 1, data = d, conf.type = type)
  before <- fit$surv == 1
  fit$lower[before] <- 1
  fit$upper[before] <- 1
  q <- quantile(fit, c(0.25, 0.5, 0.75))
  list(
    lower = fit$lower[kept(fit)], upper = fit$upper[kept(fit)],
    quantiles = unname(q$quantile), q_lower = unname(q$lower), q_upper = unname(q$upper)
  )
}

# survfit's rmean and its error are survRM2's rmst and se where tau is within the follow-up.
restricted <- function(d, tau) {
  if (tau < min(d$time)) return(c(tau, 0)) # nothing has happened yet: survfit refuses
  table <- summary(survfit(Surv(time, event) ~ 1, data = d), rmean = tau)$table
  if (requireNamespace("survRM2", quietly = TRUE)) {
    other <- survRM2:::rmst1(d$time, d$event, tau)$rmst
    stopifnot(all.equal(unname(other[1:2]), unname(table[c("rmean", "se(rmean)")])))
  }
  unname(table[c("rmean", "se(rmean)")])
}

curve <- function(d, tau) {
  fit <- survfit(Surv(time, event) ~ 1, data = d)
  error <- qnorm(0.975) * fit$std.err * fit$surv
  error[fit$surv == 1] <- 0
  error[fit$surv == 0] <- NA
  reverse <- quantile(survfit(Surv(time, 1 - event) ~ 1, data = d, conf.type = "log-log"), 0.5)
  k <- kept(fit)
  list(
    time = fit$time[k], survival = fit$surv[k], at_risk = fit$n.risk[k],
    limits = list(
      "log-log" = limits(d, "log-log"), log = limits(d, "log"), "plain-clipped" = limits(d, "plain"),
      plain = list(lower = (fit$surv - error)[k], upper = (fit$surv + error)[k])
    ),
    tau = tau, rmst = restricted(d, tau),
    follow_up = unname(c(reverse$quantile, reverse$lower, reverse$upper))
  )
}

logrank <- function(formula, d) {
  test <- survdiff(formula, data = d)
  list(chi2 = test$chisq, df = sum(as.matrix(test$exp) |> rowSums() > 0) - 1)
}

# Tarone's test for a trend, from what survdiff gives.
trend <- function(d) {
  test <- survdiff(Surv(time, event) ~ group, data = d)
  step <- seq_along(test$obs)
  sum(step * (test$obs - test$exp))^2 / drop(step %*% test$var %*% step)
}

survival <- lapply(sets, function(d) {
  d$event <- as.integer(d$event)
  groups <- sort(unique(d$group)) |> as.character()
  d$group <- factor(as.character(d$group), groups)
  d$stratum <- 1 + seq_len(nrow(d)) %% 2
  tau <- 0.9 * min(sapply(split(d$time, d$group), max))
  made <- list(
    data = transform(d, group = as.character(group)),
    groups = lapply(split(d, d$group), curve, tau = tau),
    logrank = logrank(Surv(time, event) ~ group, d),
    stratified = logrank(Surv(time, event) ~ group + strata(stratum), d)
  )
  if (length(groups) > 2) {
    pairs <- combn(groups, 2, simplify = FALSE)
    tests <- lapply(pairs, function(two) {
      survdiff(Surv(time, event) ~ group, data = droplevels(d[d$group %in% two, ]))
    })
    p <- sapply(tests, function(test) pchisq(test$chisq, 1, lower.tail = FALSE))
    made$pairs <- list(
      groups = pairs, chi2 = sapply(tests, `[[`, "chisq"), p = p, p_holm = p.adjust(p, "holm")
    )
    made$trend <- trend(d)
  }
  made
})
write_json(survival, "survival.json", digits = 15, auto_unbox = TRUE, na = "null",
           dataframe = "columns")

# delayed.json: observation begins at `entry`. survdiff takes no entry; the score test of Cox's model
# with exact ties is the log-rank test.
late <- lapply(
  list(
    lung_by_sex = sets$lung_by_sex, veteran_by_cell = sets$veteran_by_cell,
    ties = data.frame(time = c(2, 4, 4, 6, 7, 7, 9, 4, 4, 6, 6, 7, 9, 9),
                      event = c(1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1),
                      group = rep(1:2, each = 7)),
    # few are observed at first, so the limits are wide there and narrow later
    early_few = data.frame(time = c(3, 8, 9, 12, 14, 15, 20, 22, 30, 31, 33, 40, 50, 52, 60),
                           event = c(0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0),
                           group = c(1, 1, 1, rep(1:2, 6)),
                           entry = c(0, 0, 0, rep(8, 12)))
  ),
  function(d) {
    d$event <- as.integer(d$event)
    d$group <- as.character(d$group)
    if (is.null(d$entry)) d$entry <- floor(d$time * ((seq_len(nrow(d)) * 7) %% 10) / 10)
    fit <- survfit(Surv(entry, time, event) ~ 1, data = d, conf.type = "log-log")
    test <- coxph(Surv(entry, time, event) ~ group, data = d, ties = "exact")
    q <- quantile(fit, c(0.25, 0.5, 0.75))
    list(
      data = d, time = fit$time, at_risk = fit$n.risk, survival = fit$surv, lower = fit$lower,
      upper = fit$upper, quantiles = unname(q$quantile), q_lower = unname(q$lower),
      q_upper = unname(q$upper), logrank = list(chi2 = test$score, df = length(unique(d$group)) - 1)
    )
  }
)
write_json(late, "delayed.json", digits = NA, auto_unbox = TRUE, na = "null", dataframe = "columns")
