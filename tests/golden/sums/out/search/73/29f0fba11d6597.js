mingbaiSearch(["河 粮 范 ,报 30 6次 8% 85 上花 个项 当年 所列 源不 的2 禾街 路灯 达到 项目 700 84分 90. 97分 100.","atK7hpUt3FLR2lGVFLS0t3EUcKKIzCO4jKi0KSRmUM35SA=="])
