mingbaiSearch([95.0,62.0,88.5])
