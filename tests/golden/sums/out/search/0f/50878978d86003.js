mingbaiSearch(["借 出 图 路 00 13 1分 2年 88 ;报 便民 元; 全年 出2 明得 线为 舍加 资金 道清 部门 阳路 .5分 132 22年 8.4 90分","Yt1DFmNwdS0E3+CpUVGikxiEtWLoo0ruGltWyY4xi2pUs3+ClqE="])
