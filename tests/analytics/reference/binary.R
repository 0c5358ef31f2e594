# Makes binary.json, the numbers that logistic regression, ROC curves, calibration, tables of counts,
# tests between groups and the monitoring rule are held against. Data: aSAH (pROC), birthwt (MASS),
# pbc and lung (survival), sex2 (logistf) and small sets made up here. Run in this directory:
# Rscript binary.R. Debian: r-base-core r-cran-mass r-cran-proc r-cran-survival r-cran-jsonlite.
# The numbers of logistf 1.26.1 and its data set are kept from the file where it is not installed.

suppressPackageStartupMessages({
  library(MASS)
  library(pROC)
  library(survival)
  library(jsonlite)
})

# R takes the weights before its last iteration, so it is told to iterate on, and to begin once more
# where it ended. add1 and drop1 do not, so forward() makes their tests itself.
exactly <- glm.control(epsilon = 1e-14, maxit = 100)
logit <- function(formula, data) {
  found <- coef(glm(formula, binomial, data, control = exactly))
  glm(formula, binomial, data, control = exactly, start = found)
}
with_factors <- function(data, names) {
  data[names] <- lapply(data[names], factor)
  data
}

data(aSAH)
asah <- with(aSAH, data.frame(
  y = as.integer(outcome == "Poor"), s100b, ndka, wfns = as.integer(as.character(wfns)), age,
  gender = as.integer(gender == "Female")
))
infants <- with(birthwt, data.frame(
  y = low, age, lwt, race2 = as.integer(race == 2), race3 = as.integer(race == 3), smoke,
  ptl = as.integer(ptl > 0), ht, ui, ftv = pmin(ftv, 3)
))
by_race <- with(birthwt, data.frame(y = low, age, lwt, race, smoke, ptl = as.integer(ptl > 0), ht))
pbc5y <- subset(pbc, time >= 1826.25 | status > 0)
pbc5y <- na.omit(with(pbc5y, data.frame(
  y = as.integer(status == 2 & time < 1826.25), age, bili, albumin, copper,
  edema = as.integer(edema > 0), ast, protime, platelet, hepato, ascites
)))
# Of three columns the sum enters first and leaves once its two parts are in.
set.seed(20)
parts <- data.frame(a = round(rnorm(300), 2), b = round(rnorm(300), 2))
parts$sum <- round(parts$a + parts$b + rnorm(300, sd = 0.6), 2)
parts$y <- rbinom(300, 1, plogis(2 * parts$a + 2 * parts$b))
sets <- list(
  asah = list(asah), asah_wfns = list(asah, "wfns"), birthwt = list(infants),
  birthwt_race = list(by_race, "race"), pbc5y = list(pbc5y), removal = list(parts)
)

effects <- function(fit) {
  b <- coef(fit)
  se <- sqrt(diag(vcov(fit)))
  list(coef = unname(b), se = unname(se), p = unname(2 * pnorm(-abs(b / se))),
       loglik = as.numeric(logLik(fit)))
}

overall <- function(fit, name) {
  at <- attr(model.matrix(fit), "assign") == match(name, attr(terms(fit), "term.labels"))
  b <- coef(fit)[at]
  chi2 <- drop(b %*% solve(vcov(fit)[at, at], b))
  list(chi2 = chi2, df = sum(at), p = pchisq(chi2, sum(at), lower.tail = FALSE))
}

score <- function(fit, name, data) {
  block <- model.matrix(reformulate(name), data)[, -1, drop = FALSE]
  w <- fitted(fit) * (1 - fitted(fit))
  left <- as.matrix(lm.wfit(model.matrix(fit), block, w)$residuals)
  u <- crossprod(block, data$y - fitted(fit))
  told(drop(t(u) %*% solve(crossprod(left, w * left), u)), ncol(block))
}
ratio <- function(fit, without) {
  told(2 * as.numeric(logLik(fit) - logLik(without)), fit$rank - without$rank)
}
told <- function(chi2, df) {
  list(chi2 = chi2, df = df, p = pchisq(chi2, df, lower.tail = FALSE))
}

# Forward: the smallest p of the score test enters below .05, the largest p of the likelihood ratio
# leaves above .10.
forward <- function(data) {
  names <- setdiff(names(data), "y")
  inside <- character()
  steps <- list()
  model <- function(inside) logit(reformulate(c("1", inside), "y"), data)
  repeat {
    outside <- setdiff(names, inside)
    if (!length(outside)) break
    fit <- model(inside)
    tests <- lapply(outside, function(name) score(fit, name, data))
    best <- which.min(sapply(tests, `[[`, "p"))
    if (tests[[best]]$p >= 0.05) break
    inside <- c(inside, outside[best])
    steps <- c(steps, list(c(list(action = "enter", factor = outside[best]), tests[[best]])))
    repeat {
      if (length(inside) < 2) break
      fit <- model(inside)
      tests <- lapply(inside, function(name) ratio(fit, model(setdiff(inside, name))))
      worst <- which.max(sapply(tests, `[[`, "p"))
      if (tests[[worst]]$p <= 0.10) break
      steps <- c(steps, list(c(list(action = "remove", factor = inside[worst]), tests[[worst]])))
      inside <- inside[-worst]
    }
  }
  list(steps = steps, final = model(inside))
}

# Blocks as SAS makes them: a pattern joins while the block holds less than a tenth and half of the
# pattern fits; a last block of a twentieth or less joins the one before.
hosmer_lemeshow <- function(y, p, fitted) {
  target <- floor(length(y) / 10 + 0.5)
  key <- signif(p, 10)
  size <- as.vector(table(key))
  block <- integer(length(size))
  k <- 1
  held <- 0
  for (j in seq_along(size)) {
    if (held > 0 && !(held < target && held + floor(0.5 * size[j]) <= target)) {
      k <- k + 1
      held <- 0
    }
    held <- held + size[j]
    block[j] <- k
  }
  if (k > 1 && held <= 0.05 * length(y)) block[block == k] <- k - 1
  of <- block[match(key, sort(unique(key)))]
  n <- as.vector(table(of))
  seen <- as.vector(tapply(y, of, sum))
  awaited <- as.vector(tapply(p, of, sum))
  chi2 <- sum((seen - awaited)^2 / (awaited * (1 - awaited / n)))
  df <- length(n) - if (fitted) 2 else 0
  limits <- sapply(seq_along(n), function(i) binom.test(seen[i], n[i])$conf.int)
  list(chi2 = chi2, df = df, p = pchisq(chi2, df, lower.tail = FALSE), n = n, events = seen,
       expected = awaited / n, lower = limits[1, ], upper = limits[2, ])
}

curve_of <- function(y, score) {
  made <- roc(y, score, direction = "<", levels = c(0, 1), quiet = TRUE)
  limits <- as.numeric(ci.auc(made, method = "delong"))
  best <- coords(made, "best", best.method = "youden", transpose = FALSE)
  list(auc = limits[2], lower = limits[1], upper = limits[3], cutoff = best$threshold[1],
       sensitivity = best$sensitivity[1], specificity = best$specificity[1])
}
compared <- function(y, one, two) {
  test <- roc.test(roc(y, one, direction = "<", quiet = TRUE),
                   roc(y, two, direction = "<", quiet = TRUE), method = "delong")
  list(z = unname(test$statistic), p = test$p.value)
}

models <- lapply(sets, function(set) {
  data <- set[[1]]
  factors <- if (length(set) > 1) set[[2]] else character()
  d <- with_factors(data, factors)
  names <- setdiff(names(d), "y")
  full <- logit(y ~ ., d)
  found <- forward(d)
  list(
    data = data, factors = I(factors),
    full = effects(full),
    univariate = lapply(setNames(names, names), function(name) {
      effects(logit(reformulate(name, "y"), d))
    }),
    overall = lapply(setNames(factors, factors), function(name) overall(full, name)),
    overall_univariate = lapply(setNames(factors, factors), function(name) {
      overall(logit(reformulate(name, "y"), d), name)
    }),
    steps = found$steps,
    final = c(list(factors = I(attr(terms(found$final), "term.labels"))), effects(found$final)),
    hosmer_lemeshow = hosmer_lemeshow(d$y, fitted(full), TRUE),
    hosmer_lemeshow_external = hosmer_lemeshow(d$y, fitted(full), FALSE),
    roc = curve_of(d$y, fitted(full)), brier = mean((d$y - fitted(full))^2),
    compared = compared(d$y, fitted(full), fitted(found$final))
  )
})

markers <- list(
  s100b = curve_of(asah$y, asah$s100b), wfns = curve_of(asah$y, asah$wfns),
  compared = compared(asah$y, asah$s100b, asah$wfns)
)

# Penalised likelihood. `sep` is separated by x, `sex2` by dia.
sep <- data.frame(
  y = rep(0:1, each = 10), x = rep(0:1, c(14, 6)), z = rep(c(1.2, 0.3, 2.2, 0.8, 1.9), 4)
)
if (requireNamespace("logistf", quietly = TRUE)) {
  penalised <- function(formula, data) {
    strict <- logistf::logistf.control(maxit = 1000, xconv = 1e-10, gconv = 1e-10, lconv = 1e-10)
    fit <- logistf::logistf(formula, data, control = strict, plcontrol = logistf::logistpl.control(
      maxit = 10000, xconv = 1e-10, lconv = 1e-10
    ))
    list(coef = unname(coef(fit)), lower = unname(fit$ci.lower), upper = unname(fit$ci.upper),
         p = unname(fit$prob))
  }
  sex2 <- logistf::sex2
  firth <- list(
    version = as.character(packageVersion("logistf")),
    sep = c(list(data = sep), penalised(y ~ x + z, sep)),
    sex2 = c(list(data = sex2), penalised(case ~ ., sex2))
  )
} else {
  firth <- fromJSON("binary.json", simplifyVector = TRUE)$firth
}

tables <- list(
  rbind(c(8, 1), c(2, 5)), rbind(c(12, 7), c(5, 9)), rbind(c(345, 260), c(455, 345)),
  rbind(c(0, 6), c(5, 3)), rbind(c(1573, 3), c(4, 0)), rbind(c(17, 4), c(85, 4)),
  rbind(c(3, 2, 6), c(1, 4, 0)), rbind(c(2, 4, 6), c(3, 0, 1), c(1, 5, 2)),
  rbind(c(10, 2, 1, 3), c(5, 12, 9, 4), c(8, 7, 6, 11)), rbind(c(20, 12, 41), c(35, 9, 22)),
  rbind(c(30, 18, 13), c(14, 9, 7), c(11, 5, 8), c(26, 22, 19)),
  rbind(c(91, 8), c(33, 6), c(28, 3), c(24, 11)),
  rbind(c(3, 1, 2, 0), c(2, 2, 2, 2), c(0, 4, 1, 3), c(1, 2, 2, 1), c(2, 1, 0, 1)),
  rbind(c(0, 0, 0), c(1, 2, 3), c(4, 0, 5)), rbind(c(0, 5), c(0, 7))
)
tested <- lapply(tables, function(t) {
  small <- all(dim(t) == 2)
  full <- all(rowSums(t) > 0, colSums(t) > 0)
  chi <- function(correct) suppressWarnings(chisq.test(t, correct = correct))
  pearson <- chi(FALSE)
  n1 <- pearson$statistic * (sum(t) - 1) / sum(t)
  list(
    counts = t,
    pearson = if (full) list(chi2 = unname(pearson$statistic), df = unname(pearson$parameter),
                             p = pearson$p.value, smallest_expected = min(pearson$expected)),
    yates = if (small && full) chi(TRUE)$p.value,
    n1 = if (small && full) pchisq(unname(n1), 1, lower.tail = FALSE),
    fisher = fisher.test(t, workspace = 2e7)$p.value,
    less = if (small) fisher.test(t, alternative = "less")$p.value,
    greater = if (small) fisher.test(t, alternative = "greater")$p.value,
    odds_ratio = if (small && all(t > 0)) {
      exp(log(t[1, 1] * t[2, 2] / (t[1, 2] * t[2, 1])) +
            c(0, -1, 1) * qnorm(0.975) * sqrt(sum(1 / t)))
    }
  )
})

trends <- lapply(list(
  list(c(91, 33, 28, 24), c(99, 39, 31, 35)), list(c(4, 7, 12), c(20, 20, 20)),
  list(c(0, 3, 9), c(11, 14, 13))
), function(case) {
  test <- prop.trend.test(case[[1]], case[[2]])
  list(events = case[[1]], n = case[[2]], chi2 = unname(test$statistic), p = test$p.value)
})

# Newcombe's limits are made of those of Wilson, which prop.test gives without correction.
newcombe <- lapply(list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(10, 10, 0, 20), c(0, 10, 0, 10)),
  function(k) {
    wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int)
    one <- wilson(k[1], k[2])
    two <- wilson(k[3], k[4])
    p <- c(k[1] / k[2], k[3] / k[4])
    list(counts = k, difference = p[1] - p[2],
         lower = p[1] - p[2] - sqrt((p[1] - one[1])^2 + (two[2] - p[2])^2),
         upper = p[1] - p[2] + sqrt((one[2] - p[1])^2 + (p[2] - two[1])^2))
  })
binomial <- lapply(list(c(13, 19, 0.5), c(0, 12, 0.2), c(17, 21, 0.6), c(3, 30, 0.25)), function(k) {
  p <- function(side) binom.test(k[1], k[2], k[3], alternative = side)$p.value
  list(events = k[1], n = k[2], rate = k[3], two_sided = p("two.sided"), greater = p("greater"),
       less = p("less"))
})

lung_weight <- split(na.omit(lung[c("sex", "wt.loss")])$wt.loss,
                     na.omit(lung[c("sex", "wt.loss")])$sex)
pairs <- list(
  lung_weight = unname(lung_weight),
  small = list(c(1.1, 2.3, 2.9, 4.5, 3.3, 6.1), c(2, 4.4, 5.5, 7.1, 8.2, 3.9, 9.9))
)
between <- lapply(pairs, function(pair) {
  student <- t.test(pair[[1]], pair[[2]], var.equal = TRUE)
  welch <- t.test(pair[[1]], pair[[2]])
  ranks <- wilcox.test(pair[[1]], pair[[2]], exact = FALSE, correct = FALSE)
  told <- function(t) list(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value,
                           lower = t$conf.int[1], upper = t$conf.int[2])
  list(
    first = pair[[1]], second = pair[[2]], student = told(student), welch = told(welch),
    mann_whitney = list(u = unname(ranks$statistic), p = ranks$p.value),
    quartiles_6 = unname(quantile(pair[[1]], c(0.25, 0.5, 0.75), type = 6)),
    quartiles_7 = unname(quantile(pair[[1]], c(0.25, 0.5, 0.75), type = 7)),
    mean = mean(pair[[1]]), sd = sd(pair[[1]]), sem = sd(pair[[1]]) / sqrt(length(pair[[1]])),
    standardised = (mean(pair[[1]]) - mean(pair[[2]])) /
      sqrt((var(pair[[1]]) + var(pair[[2]])) / 2)
  )
})
of_ecog <- na.omit(lung[c("ph.ecog", "wt.loss")])
several <- unname(split(of_ecog$wt.loss, of_ecog$ph.ecog))
kruskal <- kruskal.test(several)

levels_of <- lapply(list(list(c(10, 20, 30), c(20, 20, 20)), list(c(12, 3), c(7, 9))), function(k) {
  p <- lapply(k, function(x) x / sum(x))
  d <- (p[[1]] - p[[2]])[-1]
  s <- Reduce(`+`, lapply(p, function(q) {
    diag(q[-1], length(q) - 1) - q[-1] %o% q[-1]
  })) / 2
  list(first = k[[1]], second = k[[2]], difference = sqrt(drop(d %*% solve(s, d))))
})

# Stop where P(rate > p0) > c under Beta(a, b); the probability to stop by summing over all paths.
rules <- lapply(list(
  list(p0 = 0.2, c = 0.9, a = 0.4, b = 1.6, looks = c(5, 10, 15, 20, 25, 30)),
  list(p0 = 0.3, c = 0.95, a = 1, b = 1, looks = c(1, 2, 3, 6, 10))
), function(r) {
  stops <- sapply(r$looks, function(n) {
    beyond <- pbeta(r$p0, r$a + 0:n, r$b + n - 0:n, lower.tail = FALSE) > r$c
    if (any(beyond)) which(beyond)[1] - 1 else NA
  })
  at_rate <- function(rate) {
    cap <- max(r$looks)
    walk <- c(1, rep(0, cap))
    stopped <- 0
    mean_n <- 0
    for (n in seq_len(cap)) {
      walk <- walk * (1 - rate) + c(0, walk[-(cap + 1)]) * rate
      if (n %in% r$looks && !is.na(stops[r$looks == n])) {
        over <- (0:cap) >= stops[r$looks == n]
        stopped <- stopped + sum(walk[over])
        mean_n <- mean_n + n * sum(walk[over])
        walk[over] <- 0
      }
    }
    list(rate = rate, stops = stopped, mean_n = mean_n + cap * (1 - stopped))
  }
  c(r, list(events = stops, at = lapply(c(0.1, 0.2, 0.4, 0.6), at_rate)))
})

write_json(
  list(
    versions = list(R = as.character(getRversion()), pROC = as.character(packageVersion("pROC"))),
    models = models, markers = markers, firth = firth, tables = tested, trends = trends,
    newcombe = newcombe, binomial = binomial, between = between,
    kruskal = list(groups = several, chi2 = unname(kruskal$statistic),
                   df = unname(kruskal$parameter), p = kruskal$p.value),
    levels = levels_of, rules = rules
  ),
  "binary.json", digits = 15, auto_unbox = TRUE, na = "null", null = "null", dataframe = "columns"
)
