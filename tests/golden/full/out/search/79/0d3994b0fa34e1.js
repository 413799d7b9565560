mingbaiSearch(["湖 (示 ,到 23 2万 2项 5年 6号 81 92 9月 xa 、项 业服 份报 共设 分, 办法 宇1 对象 拨款 月3 维修 网址 记录 访记 车位 进资 道2 021 102 .com 0001 140. 2021 40.3 exam","SSiSiiii2i2iiiiiSiiiiiii2i2iSi2iiiiiiA=="])
