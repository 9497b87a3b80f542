//! The worked examples of the shipped framework come to what they say.

use std::path::Path;
use std::rc::Rc;

use pledge_engine::framework::read;
use pledge_engine::json::Limits;
use pledge_exchange::try_example;

#[test]
fn worked_examples_come_to_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks/greater-manchester-open");
    let text = std::fs::read_to_string(folder.join("framework.json")).unwrap();
    let framework = Rc::new(read(&text, &Limits::default()).framework.expect("no fault"));
    let mut examples = 0;
    for entry in std::fs::read_dir(folder.join("cases")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            assert_eq!(try_example(&framework, &text, &|_, _, _| String::new()), Ok(()), "{}", path.display());
            examples += 1;
        }
    }
    assert!(examples >= 34);
}
