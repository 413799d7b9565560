//! Output folders that are refused, and hostile ones.

use super::{Place, published, put_all};
use mingbai::build::{Sink, SinkError, Stage};
use mingbai::model::Route;
use mingbai::shell::{PublishError, Publisher, Sources};
use std::fs;
use std::path::Path;

#[test]
fn places_that_endanger_the_sources_are_refused() {
    let place = Place::new();
    fs::create_dir_all(place.path("site/themes/x")).unwrap();
    fs::create_dir_all(place.path("home/me")).unwrap();
    let sources = Sources {
        root: place.path("site"),
        home: Some(place.path("home/me")),
    };
    let bad = [
        "site",
        "site/",
        "site/x/..",
        "",
        "site/content",
        "site/content/x/y",
        "site/static/out",
        "site/themes/x/out",
        "home/me",
        "home",
        "site/nothing/../content/x",
    ];
    for path in bad {
        let output = place.path(path);
        let error = Publisher::open(&output, &sources).unwrap_err();
        assert!(
            matches!(error, PublishError::BadPlace { .. }),
            "{path}: {error}"
        );
        assert!(error.to_string().contains("--output"), "{error}");
    }
    let root = Publisher::open(Path::new("/"), &sources).unwrap_err();
    assert!(matches!(root, PublishError::BadPlace { .. }), "{root}");
    assert!(!place.path("site/content/x").exists());
    assert!(Publisher::open(&place.path("home/me/public"), &sources).is_ok());
}

#[test]
fn a_file_is_no_output_folder() {
    let place = Place::new();
    place.write("site/public", "文件");
    for path in ["site/public", "site/public/sub"] {
        let error = Publisher::open(&place.path(path), &place.sources()).unwrap_err();
        assert!(matches!(error, PublishError::NotFolder { .. }), "{error}");
    }
}

#[test]
fn a_folder_with_other_files_is_refused_until_it_is_handed_over() {
    let place = Place::new();
    place.write("site/public/index.html", "旧站");
    place.write("site/public/old.html", "旧页");
    let before = place.tree();
    let error = place.build(&[("2023/a.html", "甲")]).unwrap_err();
    assert!(
        error.contains("index.html") && error.contains("manifest-sha256.txt"),
        "{error}"
    );
    assert_eq!(place.tree(), before);
    place.write("site/public/manifest-sha256.txt", "");
    assert_eq!(
        place.build(&[("2023/a.html", "甲"), ("old.html", "旧页")]),
        published(1, 1, 0)
    );
    assert_eq!(place.tree().files["index.html"], before.files["index.html"]);
    assert_eq!(place.tree().files["old.html"], before.files["old.html"]);
}

#[test]
fn a_file_of_others_at_one_of_our_addresses_is_named_and_kept() {
    let place = Place::new();
    place.build(&[("a.html", "甲")]).unwrap();
    place.write("site/public/b.html", "别人的");
    place.write("site/public/c/d.txt", "别人的");
    let before = place.tree();
    for (outputs, named) in [
        (vec![("a.html", "变"), ("b.html", "乙")], "b.html"),
        (vec![("a.html", "变"), ("c", "丙")], "c/d.txt"),
        (vec![("a.html", "变"), ("b.html/x", "丁")], "b.html"),
    ] {
        let error = place.build(&outputs).unwrap_err();
        assert!(
            error.contains(&format!("输出目录里的{named}不是本程序写的")),
            "{error}"
        );
        assert_eq!(place.tree(), before);
    }
}

#[test]
fn a_file_that_appears_during_the_build_is_not_overwritten() {
    let place = Place::new();
    let publisher = place.open().unwrap();
    put_all(&publisher, &[("a.html", "甲"), ("b.html", "乙")]).unwrap();
    place.write("site/public/b.html", "别人的");
    let error = publisher.finish().unwrap_err().to_string();
    assert!(error.contains("b.html"), "{error}");
    assert_eq!(place.tree().names(), ["b.html"]);
}

#[test]
fn addresses_that_leave_the_output_or_clash_are_refused() {
    let place = Place::new();
    let publisher = place.open().unwrap();
    for path in [
        "../x",
        "/x",
        "a//b",
        "a/./b",
        "",
        "manifest-sha256.txt",
        ".mingbai-staging/lock",
    ] {
        let error = publisher
            .put(&Route::new(path), Stage::Page, b"x")
            .unwrap_err();
        assert!(matches!(error, SinkError::Unfit { .. }), "{path}: {error}");
    }
    drop(publisher);
    for clash in [[("a", "1"), ("a", "2")], [("a", "1"), ("a/b", "2")]] {
        assert!(place.build(&clash).unwrap_err().contains("用了两次"));
    }
    assert!(
        place
            .build(&[("a", "1"), ("a-b", "2"), ("a/b", "3")])
            .is_err()
    );
    assert!(!place.output().exists());
}

#[test]
fn a_hostile_manifest_deletes_nothing() {
    let place = Place::new();
    place.write("site/secret.txt", "源");
    let hash = "0".repeat(64);
    let absolute = place.path("site/secret.txt").display().to_string();
    for path in [
        "../secret.txt",
        absolute.as_str(),
        "x/../../secret.txt",
        "a//b",
        "a/..",
        "",
    ] {
        place.write(
            "site/public/manifest-sha256.txt",
            &format!("\n{hash}  {path}\n"),
        );
        let before = place.tree();
        let error = place.build(&[("a.html", "甲")]).unwrap_err();
        assert!(
            error.contains("manifest-sha256.txt第2行不对"),
            "{path}: {error}"
        );
        assert_eq!(place.tree(), before);
    }
    for text in [
        "xyz",
        "\u{0}",
        &format!("{hash} x"),
        &format!("\\{hash}  a\\q"),
        &format!("{hash}é  x"),
    ] {
        place.write("site/public/manifest-sha256.txt", text);
        assert!(place.build(&[]).unwrap_err().contains("第1行"), "{text}");
    }
    fs::write(place.path("site/public/manifest-sha256.txt"), [b'0', 0xFF]).unwrap();
    assert!(place.build(&[]).is_err());
    assert_eq!(
        fs::read_to_string(place.path("site/secret.txt")).unwrap(),
        "源"
    );
}

#[test]
fn a_manifest_made_by_hand_hands_files_over() {
    let place = Place::new();
    place.write("site/public/a.html", "旧");
    place.write("site/public/b/c.html", "旧");
    place.write("site/public/d.html", "别人的");
    let hash = "A".repeat(64);
    let text = format!("{hash} *./a.html\r\n{hash}  ./b/c.html\r\n{hash}  manifest-sha256.txt\r\n");
    place.write("site/public/manifest-sha256.txt", &text);
    assert_eq!(place.build(&[("a.html", "新")]), published(1, 0, 1));
    assert_eq!(
        place.tree().names(),
        ["a.html", "d.html", "manifest-sha256.txt"]
    );
}

#[cfg(unix)]
#[test]
fn links_inside_the_output_are_never_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("elsewhere/a.html", "别处");
    place.write("elsewhere/gone.html", "别处");
    place
        .build(&[("x/a.html", "甲"), ("x/gone.html", "乙"), ("l.html", "丙")])
        .unwrap();
    fs::remove_dir_all(place.path("site/public/x")).unwrap();
    symlink(place.path("elsewhere"), place.path("site/public/x")).unwrap();
    for text in ["别处", "新"] {
        let error = place.build(&[("x/a.html", text)]).unwrap_err();
        assert!(error.contains("输出目录里的x是一个链接"), "{error}");
    }
    fs::remove_file(place.path("site/public/l.html")).unwrap();
    symlink(
        place.path("elsewhere/a.html"),
        place.path("site/public/l.html"),
    )
    .unwrap();
    assert_eq!(place.build(&[("l.html", "别处")]), published(1, 0, 0));
    assert!(!place.path("site/public/l.html").is_symlink());
    for file in ["elsewhere/a.html", "elsewhere/gone.html"] {
        assert_eq!(fs::read_to_string(place.path(file)).unwrap(), "别处");
    }
}

#[cfg(unix)]
#[test]
fn the_staging_folder_and_the_manifest_may_not_be_links() {
    use std::os::unix::fs::symlink;
    for name in [
        ".mingbai-staging",
        "manifest-sha256.txt",
        ".mingbai-staging/lock",
    ] {
        let place = Place::new();
        place.write("elsewhere/files/x", "别处");
        place.write("elsewhere/lock", "别处");
        place.write("site/public/.mingbai-staging/journal", "");
        let target = place.path(if name.contains('/') {
            "elsewhere/lock"
        } else {
            "elsewhere"
        });
        if name == ".mingbai-staging" {
            fs::remove_dir_all(place.path("site/public/.mingbai-staging")).unwrap();
        }
        symlink(target, place.output().join(name)).unwrap();
        assert!(place.build(&[("a.html", "甲")]).is_err(), "{name}");
        assert_eq!(
            fs::read_to_string(place.path("elsewhere/files/x")).unwrap(),
            "别处"
        );
        assert_eq!(
            fs::read_to_string(place.path("elsewhere/lock")).unwrap(),
            "别处"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_an_output_folder_is_followed_and_judged_by_where_it_leads() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    fs::create_dir(place.path("www")).unwrap();
    symlink(place.path("www"), place.output()).unwrap();
    assert_eq!(place.build(&[("a.html", "甲")]), published(1, 0, 0));
    assert!(place.path("www/a.html").exists());
    let inside = place.path("inside");
    symlink(place.path("site/content"), &inside).unwrap();
    assert!(
        place
            .build_to(&inside, &[])
            .unwrap_err()
            .contains("content/重叠")
    );
    symlink(place.path("nowhere"), place.path("dangling")).unwrap();
    assert!(place.build_to(&place.path("dangling"), &[]).is_err());
}
