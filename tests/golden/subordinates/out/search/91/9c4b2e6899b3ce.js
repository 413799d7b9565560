mingbaiSearch([90.0])
