mingbaiSearch([10000,null,7500])
