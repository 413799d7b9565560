mingbaiSearch([null,35000])
