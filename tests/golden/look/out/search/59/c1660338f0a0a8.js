mingbaiSearch([";报 明得","VQ=="])
