mingbaiSearch(["费 0/ 1, 25 2栋 32 3年 50 a, 中新 关于 务楼 务经 处( 宇服 年楼 有记 水平 登记 问卷 0.3 23年 30日 1022 120. 20.3","aiiiiiSiiiii1ktaiUooookotoog"])
