//! Two defects of Yew 0.23 that a form cannot live with, and the rules that keep them out of this app.
//!
//! **Inputs made anew** (yew #3262, #4099). Children without keys are paired from the last to the first, so a list
//! that grows makes its elder siblings anew: focus and caret are gone. `{ for … }` gives its items to the element
//! around it, so a list counts even where it looks like one thing. Rule: each list, and each `if`, in an element of
//! its own; siblings with keys all or none. The first test shows the defect itself: once it fails, Yew is mended
//! and the rule may go.
//!
//! **Crash** (yew #4092). Where one conditional appears and another goes in the same render, and a component
//! between the two renders nothing, Yew inserts before an element that is gone, and panics. A panic ends the
//! instance, so no test can show it and live; the second test shows the mended shape, the others drive our own
//! pages through such a render. Rule: no component renders nothing, each conditional in an element of its own.
//! `components_always_render_something` holds the first half against the sources.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(not(target_arch = "wasm32"))]
mod sources {
    use std::fs;
    use std::path::{Path, PathBuf};

    /// Ways to render nothing.
    const NOTHING: [&str; 4] = ["html! {}", "html!{}", "Html::default()", "VNode::default()"];

    #[test]
    fn components_always_render_something() {
        let mut files = Vec::new();
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
        assert!(files.len() > 30, "the sources were found");
        let mut found = Vec::new();
        for file in files.iter().filter(|file| !file.ends_with("guards.rs") && !file.ends_with("guards/browser.rs")) {
            let text = fs::read_to_string(file).expect("a source file can be read");
            for (line, text) in text.lines().enumerate() {
                if NOTHING.iter().any(|nothing| text.contains(nothing)) && !text.trim_start().starts_with("//") {
                    found.push(format!("{}:{}: {}", file.display(), line + 1, text.trim()));
                }
            }
        }
        assert!(found.is_empty(), "a component that renders nothing can crash the page:\n{}", found.join("\n"));
    }

    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("the folder of the sources can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
}
