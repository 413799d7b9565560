mingbaiSearch([100.0,null,75.0])
