# Makes cox.json: regression on time to event, the data with the numbers of R. Run in this directory:
# Rscript cox.R
# Debian: r-base-core r-cran-survival r-cran-cmprsk r-cran-jsonlite (R 4.2.2, survival 3.5-3,
# cmprsk 2.2-11). Data: public sets of these packages and small ones made up here; `breast` of
# coxphf and `aidssi` of mstate. Where coxphf (numbers of 1.13.4) or mstate is missing, what needs
# them is kept from the cox.json that is here.

suppressPackageStartupMessages({
  library(survival)
  library(cmprsk)
  library(jsonlite)
})

carried <- fromJSON("cox.json")$carried
if (requireNamespace("coxphf", quietly = TRUE)) {
  data(breast, package = "coxphf")
  carried$breast <- with(breast, list(time = TIME, event = CENS, T = T, N = N, G = G, CD = CD))
}
if (requireNamespace("mstate", quietly = TRUE)) {
  data(aidssi, package = "mstate")
  carried$aidssi <- with(aidssi, list(time = time, status = status,
                                      x1 = as.integer(ccr5 == "WM")))
}
carried$breast <- as.data.frame(carried$breast)
carried$aidssi <- as.data.frame(carried$aidssi)

# Death on transplant and remission, which begin in the course (tmerge), from `myeloid`.
tdc <- tmerge(myeloid[, c("id", "trt", "sex")], myeloid, id = id, event = event(futime, death),
              hsct = tdc(txtime), cr = tdc(crtime))
tdc <- with(tdc, data.frame(entry = tstart, time = tstop, event, trt = as.character(trt),
                            sex = as.character(sex), hsct, cr))
colon2 <- na.omit(subset(colon, etype == 2)[, c("time", "status", "rx", "sex", "age", "nodes",
                                                "extent")])
lung3 <- na.omit(lung[, c("time", "status", "age", "sex", "ph.ecog")])

sets <- list(
  lung = with(lung3, data.frame(time, event = status - 1, age, sex, ecog = ph.ecog)),
  # Months, with decimals.
  months = with(lung3, data.frame(time = time / 30.4375, event = status - 1, age, sex,
                                  ecog = ph.ecog)),
  veteran = with(veteran, data.frame(time, event = status, trt, cell = as.character(celltype),
                                     karno, age, prior)),
  # Quarters of years: many ties.
  colon = with(colon2, data.frame(time = ceiling(time / 91.3125), event = status,
                                  rx = as.character(rx), sex, age, nodes, extent)),
  heart = with(heart, data.frame(entry = start, time = stop, event, age, year,
                                 surgery, transplant = as.integer(transplant) - 1)),
  cgd = with(cgd, data.frame(entry = tstart, time = tstop, event = status,
                             treat = as.integer(treat) - 1, inherit = as.integer(inherit) - 1,
                             age)),
  bladder = with(subset(bladder, enum < 5), data.frame(time = stop, event, rx, size, number, enum)),
  myeloid = tdc,
  breast = carried$breast,
  # Nobody with x = 1 has an event.
  separated = data.frame(
    time = c(5, 6, 8, 9, 12, 15, 18, 20, 22, 25, 3, 4, 7, 10, 11, 13, 14, 16, 17, 19),
    event = c(rep(0, 10), 1, 1, 1, 1, 1, 1, 1, 0, 1, 1), x = rep(1:0, each = 10),
    z = c(1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1)
  ),
  # The group that others are compared with has no event.
  empty_reference = data.frame(
    time = c(5, 9, 12, 14, 3, 4, 8, 11, 2, 6, 7, 13, 10, 15, 1, 16),
    event = c(0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0),
    g = rep(c("a", "b", "c", "a"), each = 4), z = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3)
  ),
  zero = data.frame(time = c(0, 0, 0, 2, 2, 5, 7, 7, 9), event = c(1, 0, 1, 1, 0, 1, 1, 1, 0),
                    x = c(1, 0, 2, 3, 1, 0, 1, 2, 0)),
  # Two events among 40.
  censored = data.frame(time = 1:40, event = as.integer(1:40 %in% c(9, 31)),
                        x = (1:40 * 7) %% 11)
)

# A tight end of the iteration, so that what is stored is the maximum.
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-14, iter.max = 60)

wald <- function(fit) {
  stats <- lapply(fit$assign, function(at) {
    b <- coef(fit)[at]
    c(chi2 = drop(b %*% solve(vcov(fit)[at, at], b)), df = length(at))
  })
  lapply(stats, function(s) c(s, p = pchisq(s[["chi2"]], s[["df"]], lower.tail = FALSE)))
}

model <- function(name, terms, strata = NULL, ties = c("efron", "breslow"), zph = TRUE) {
  d <- sets[[name]]
  y <- if ("entry" %in% names(d)) "Surv(entry, time, event)" else "Surv(time, event)"
  right <- c(terms, if (!is.null(strata)) sprintf("strata(%s)", strata))
  f <- as.formula(paste(y, "~", paste(right, collapse = " + ")))
  lapply(setNames(ties, ties), function(tie) {
    fit <- coxph(f, data = d, ties = tie, control = tight)
    s <- summary(fit)
    out <- list(set = name, terms = terms, strata = strata, ties = tie, n = fit$n,
                events = fit$nevent,
                names = names(coef(fit)), coef = unname(coef(fit)),
                se = unname(sqrt(diag(vcov(fit)))), p = unname(s$coefficients[, "Pr(>|z|)"]),
                lower = unname(s$conf.int[, "lower .95"]),
                upper = unname(s$conf.int[, "upper .95"]),
                loglik = fit$loglik, wald = lapply(wald(fit)[terms], as.list))
    if (zph) {
      z <- cox.zph(fit)$table
      out$zph <- list(row = rownames(z), chi2 = z[, "chisq"], df = z[, "df"], p = z[, "p"])
      out$zph <- lapply(out$zph, unname)
    }
    out
  })
}

cox <- c(
  model("lung", c("age", "sex", "ecog")),
  model("months", c("age", "sex", "ecog")),
  model("lung", c("age", "ecog"), strata = "sex"),
  model("veteran", c("trt", "cell", "karno", "age", "prior")),
  model("veteran", c("karno", "age"), strata = "cell"),
  model("colon", c("rx", "sex", "age", "nodes", "extent")),
  model("colon", c("rx", "age", "nodes"), strata = "extent"),
  model("heart", c("age", "year", "surgery", "transplant")),
  model("heart", c("age", "year", "transplant"), strata = "surgery"),
  model("cgd", c("treat", "inherit", "age")),
  model("bladder", c("rx", "size", "number"), strata = "enum"),
  model("myeloid", c("trt", "sex", "hsct", "cr")),
  model("breast", c("T", "N", "CD")),
  model("zero", "x"),
  model("censored", "x")
)

# At the limit of the others; R warns that one has none.
limits <- lapply(list(
  list(set = "separated", terms = c("x", "z")),
  list(set = "empty_reference", terms = c("g", "z"))
), function(m) {
  f <- as.formula(paste("Surv(time, event) ~", paste(m$terms, collapse = " + ")))
  fit <- suppressWarnings(coxph(f, data = sets[[m$set]], control = coxph.control(
    eps = 1e-12, toler.chol = 1e-20, iter.max = 100)))
  c(m, list(coef = coef(fit)[["z"]], se = sqrt(diag(vcov(fit)))[["z"]], loglik = fit$loglik))
})

# Forward by likelihood ratio (p below .05 enters, above .10 leaves), each step from anova's numbers.
forward <- function(name, terms) {
  d <- sets[[name]]
  loglik <- function(chosen) {
    if (!length(chosen)) return(coxph(Surv(time, event) ~ 1, data = d)$loglik[1])
    f <- as.formula(paste("Surv(time, event) ~", paste(chosen, collapse = " + ")))
    coxph(f, data = d, control = tight)$loglik[2]
  }
  df <- sapply(terms, function(t) length(coef(coxph(reformulate(t, "Surv(time, event)"), data = d))))
  test <- function(with, without, term) {
    chi2 <- 2 * (loglik(with) - loglik(without))
    list(factor = term, chi2 = chi2, df = df[[term]],
         p = pchisq(chi2, df[[term]], lower.tail = FALSE))
  }
  inside <- character()
  steps <- list()
  repeat {
    moved <- FALSE
    candidates <- lapply(setdiff(terms, inside), function(t) test(c(inside, t), inside, t))
    if (length(candidates)) {
      best <- candidates[[which.min(sapply(candidates, `[[`, "p"))]]
      if (best$p < 0.05) {
        inside <- c(inside, best$factor)
        steps <- c(steps, list(c(action = "enter", best)))
        moved <- TRUE
      }
    }
    present <- lapply(inside, function(t) test(inside, setdiff(inside, t), t))
    if (length(present)) {
      worst <- present[[which.max(sapply(present, `[[`, "p"))]]
      if (worst$p > 0.10) {
        inside <- setdiff(inside, worst$factor)
        steps <- c(steps, list(c(action = "remove", worst)))
        moved <- TRUE
      }
    }
    if (!moved) break
  }
  list(set = name, terms = terms, steps = steps)
}
paths <- list(
  forward("veteran", c("trt", "cell", "karno", "age", "prior")),
  forward("colon", c("rx", "sex", "age", "nodes", "extent"))
)

# Profile penalised likelihood.
if (requireNamespace("coxphf", quietly = TRUE)) {
  penalised <- function(name, formula) {
    fit <- coxphf::coxphf(formula, data = sets[[name]], pl = TRUE, maxit = 400, maxstep = 0.1)
    list(terms = names(fit$coefficients), coef = unname(fit$coefficients),
         lower = unname(fit$ci.lower), upper = unname(fit$ci.upper), p = unname(fit$prob))
  }
  carried$firth <- list(
    breast = penalised("breast", Surv(time, event) ~ T + N + G + CD),
    separated = penalised("separated", Surv(time, event) ~ x + z),
    heart = penalised("heart", Surv(entry, time, event) ~ age + year + surgery + transplant)
  )
}

# Competing risks: 0 censored, 1, 2 causes.
liver <- with(na.omit(pbc[, c("time", "status", "age", "bili", "edema")]),
              data.frame(time, status, age, bili = log(bili), edema))
gammopathy <- with(na.omit(mgus2[, c("ptime", "pstat", "futime", "death", "age", "sex", "mspike")]),
                   data.frame(time = ifelse(pstat == 1, ptime, futime),
                              status = ifelse(pstat == 1, 1, 2 * death),
                              age, male = as.integer(sex == "M"), mspike))
# R's crr takes a censoring at 0 for one before 0, so those who left on that day are not in the set.
waiting <- with(na.omit(transplant[, c("futime", "event", "age", "abo", "year")]),
                data.frame(time = futime, status = match(event, c("ltx", "death"), nomatch = 0),
                           age, o = as.integer(abo == "O"), year = year - 1990))
waiting <- subset(waiting, time > 0)
risks <- list(
  pbc = liver, mgus2 = gammopathy, aidssi = carried$aidssi, transplant = waiting,
  tiny = data.frame(time = c(1, 1, 2, 2, 3, 3, 4, 5, 6, 7),
                    status = c(1, 2, 1, 2, 0, 1, 2, 0, 1, 0),
                    x1 = c(0, 1, 0, 1, 1, 0, 0, 1, 1, 0), x2 = 1:10 %% 4)
)
fine_gray <- lapply(risks, function(d) {
  x <- as.matrix(d[, -(1:2), drop = FALSE])
  causes <- lapply(1:2, function(cause) {
    fit <- crr(d$time, d$status, x, failcode = cause, gtol = 1e-12, maxiter = 40)
    own <- coxph(Surv(d$time, d$status == cause) ~ x, control = tight)
    list(coef = unname(fit$coef), se = sqrt(diag(fit$var)), loglik = fit$loglik,
         null = fit$loglik.null,
         cause_specific = list(coef = unname(coef(own)), se = unname(sqrt(diag(vcov(own))))))
  })
  list(data = d, causes = setNames(causes, 1:2))
})

# States from remission: transplant, then relapse and death, of which both are final. Of several on
# one day relapse goes before death, and both before transplant.
m <- subset(myeloid, !is.na(crtime) & (is.na(rltime) | rltime > crtime) & futime > crtime)
m <- with(m, data.frame(id, until = futime - crtime, death = ifelse(death == 1, futime - crtime, NA),
                        hsct = ifelse(is.na(txtime) | txtime < crtime, NA, txtime - crtime),
                        relapse = rltime - crtime))
m$hsct[which(m$hsct == 0)] <- 1
m$end <- pmin(m$relapse, m$until, na.rm = TRUE)
m$hsct[which(m$hsct >= m$end)] <- NA
rows <- do.call(rbind, lapply(seq_len(nrow(m)), function(i) {
  r <- m[i, ]
  last <- if (!is.na(r$relapse) && r$relapse == r$end) "relapse"
          else if (!is.na(r$death)) "death" else "none"
  if (is.na(r$hsct)) data.frame(id = r$id, start = 0, stop = r$end, to = last)
  else data.frame(id = r$id, start = c(0, r$hsct), stop = c(r$hsct, r$end), to = c("hsct", last))
}))
rows$to <- factor(rows$to, c("none", "hsct", "relapse", "death"))
fit <- survfit(Surv(start, stop, to) ~ 1, data = rows, id = id)
at <- c(30, 90, 180, 365, 730, 1095, 1825)
s <- summary(fit, times = at)
states <- list(data = m[, c("until", "hsct", "relapse", "death")], states = fit$states,
               time = at, pstate = s$pstate, transitions = unname(unclass(fit$transitions)))

write_json(list(sets = sets, cox = unname(cox), limits = limits, forward = paths,
                fine_gray = fine_gray, states = states, carried = carried),
           "cox.json", digits = 15, auto_unbox = TRUE, na = "null", dataframe = "columns")
