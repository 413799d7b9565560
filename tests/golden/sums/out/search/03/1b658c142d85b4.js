mingbaiSearch([null,90.0,null,null,90.0,null,100.0,100.0,null,90.0,null,100.0,100.0])
