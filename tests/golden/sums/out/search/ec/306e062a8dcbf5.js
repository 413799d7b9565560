mingbaiSearch([null,120.0,9700.0,null,120.0,0.0,6000.0,12.0,null,100.0,null,5000.0,10.0])
