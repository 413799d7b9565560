mingbaiSearch(["建 告未","Sg=="])
