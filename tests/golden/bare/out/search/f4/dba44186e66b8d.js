mingbaiSearch(["区 禾 .主 12 多少 数线 花了","UiqrquA="])
