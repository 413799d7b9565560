mingbaiSearch(["阳 9分 二、 9.9","Uqqq"])
