mingbaiSearch([".0 0. 为优 按分 站项","VVVI"])
