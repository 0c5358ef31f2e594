"""The pages. Other apps add to them by `trials.pages.panels`."""
