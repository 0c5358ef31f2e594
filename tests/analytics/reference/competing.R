# Makes competing.json: estimates, Aalen variances, limits and Gray's test of cmprsk. Data: the public
# sets pbc and mgus2 of R's survival package, and a small one with ties.
# Run in this directory: Rscript competing.R
# Debian: r-cran-survival r-cran-cmprsk r-cran-jsonlite.

suppressPackageStartupMessages({
  library(survival)
  library(cmprsk)
  library(jsonlite)
})

competing <- list(
  tiny = data.frame(
    time = c(1, 1, 2, 2, 3, 3, 4, 5, 6, 7), status = c(1, 2, 1, 2, 0, 1, 2, 0, 1, 0),
    group = c("a", "b", "a", "b", "a", "b", "a", "b", "a", "b"),
    stratum = c(1, 1, 1, 1, 1, 2, 2, 2, 2, 2)
  ),
  pbc = with(subset(pbc, !is.na(stage)), data.frame(
    time, status, group = stage, stratum = 1 + (age > 50)
  )),
  mgus2 = with(mgus2, data.frame(
    time = ifelse(pstat == 1, ptime, futime), status = ifelse(pstat == 1, 1, 2 * death),
    group = sex, stratum = 1 + (age > 70)
  )),
  # everybody has one of the causes, some at time 0
  nobody_censored = data.frame(
    time = c(0, 0, 1, 2, 2, 3, 0, 1, 1, 4, 5, 5), status = c(1, 2, 1, 2, 1, 1, 2, 1, 2, 2, 1, 2),
    group = rep(c("a", "b"), each = 6), stratum = rep(1:2, 6)
  ),
  # a month is no whole number of days; events and censorings share times
  months = data.frame(
    time = c(15, 15, 30, 30, 45, 61, 15, 30, 30, 45, 45, 91) / 30.4375,
    status = c(1, 0, 2, 0, 1, 0, 2, 1, 0, 1, 2, 0),
    group = rep(c("a", "b"), each = 6), stratum = rep(1:2, 6)
  ),
  # no stratum has all the groups
  groups_in_some_strata = data.frame(
    time = c(1, 3, 4, 6, 2, 4, 5, 8, 1, 2, 6, 7, 3, 5, 7, 9),
    status = c(1, 2, 1, 0, 2, 1, 1, 0, 2, 1, 1, 0, 1, 2, 1, 1),
    group = rep(c("a", "b", "b", "c"), each = 4), stratum = rep(1:2, each = 8)
  )
)
at <- list(
  tiny = c(1, 2, 3, 4.75, 6.1), pbc = c(617.8, 1094.25, 1713.5, 2610.5, 3520.2),
  mgus2 = c(8, 38, 81, 137, 194), nobody_censored = c(0, 1, 2, 3), months = c(0.5, 1, 1.5, 2),
  groups_in_some_strata = c(2, 5, 7)
)

# cuminc gives no limits: those of `type` on its estimate and variance; 0 where there was no event.
limits <- function(est, var, type) {
  z <- qnorm(0.975)
  error <- sqrt(var)
  both <- switch(type,
    "log-log" = {
      spread <- z * error / (est * log(est))
      list(lower = est^exp(-spread), upper = est^exp(spread))
    },
    log = list(lower = est * exp(-z * error / est), upper = pmin(est * exp(z * error / est), 1)),
    plain = list(lower = est - z * error, upper = est + z * error),
    "plain-clipped" = list(lower = pmax(est - z * error, 0), upper = pmin(est + z * error, 1))
  )
  lapply(both, function(limit) ifelse(est == 0, 0, limit))
}
types <- c("log-log", "log", "plain", "plain-clipped")

tests <- function(fit) {
  list(
    cause = rownames(fit$Tests), stat = fit$Tests[, "stat"], p = fit$Tests[, "pv"],
    df = fit$Tests[, "df"]
  )
}

write_json(lapply(names(competing), function(name) {
  d <- competing[[name]]
  fit <- cuminc(d$time, d$status, d$group)
  points <- timepoints(fit, at[[name]])
  list(
    data = d, at = at[[name]],
    incidence = lapply(setNames(rownames(points$est), rownames(points$est)), function(row) {
      est <- unname(points$est[row, ])
      var <- unname(points$var[row, ])
      list(
        est = est, var = var,
        limits = lapply(setNames(types, types), function(type) limits(est, var, type))
      )
    }),
    gray = tests(fit),
    gray_in_strata = tests(cuminc(d$time, d$status, d$group, strata = d$stratum))
  )
}) |> setNames(names(competing)), "competing.json", digits = 15, auto_unbox = TRUE, na = "null",
dataframe = "columns")
