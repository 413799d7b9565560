mingbaiSearch([null,9000,null,null,9000,null,10000,10000,null,9000,null,10000,10000])
