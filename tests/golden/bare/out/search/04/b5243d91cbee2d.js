mingbaiSearch([null,3.5])
