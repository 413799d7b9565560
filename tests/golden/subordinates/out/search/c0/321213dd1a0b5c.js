mingbaiSearch(["处 ,按 元, 在这 算的 青禾 00%","SqqpKA=="])
