mingbaiSearch([10.0])
