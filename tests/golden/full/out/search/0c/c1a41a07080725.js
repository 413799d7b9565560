mingbaiSearch([1403200,null,120000000])
