mingbaiSearch([100000])
