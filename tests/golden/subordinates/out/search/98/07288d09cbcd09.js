mingbaiSearch([9000])
