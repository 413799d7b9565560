mingbaiSearch([9039,8681,8644])
