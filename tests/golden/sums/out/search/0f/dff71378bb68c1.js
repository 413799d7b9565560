mingbaiSearch(["补 阳 08 22 80 占全 来源 河道 致; 部达 项指 .48 98分","SsWypv8FLEJapbVtLdxdxS3cQA=="])
