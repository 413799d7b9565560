mingbaiSearch(["占全 文。","VQ=="])
