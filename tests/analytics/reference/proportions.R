# Makes proportions.json: exact limits of proportions and chi-square tests, by R's stats.
# Run in this directory: Rscript proportions.R

library(jsonlite)

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
