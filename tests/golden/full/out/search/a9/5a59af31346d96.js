mingbaiSearch([140.32,null,12000.0])
