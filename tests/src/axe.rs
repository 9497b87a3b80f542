//! The accessibility checks of axe-core.

use serde_json::Value;

use crate::Browser;

impl Browser {
    /// Fails if axe-core finds a violation on what is in view. The script comes through the driver, which the page's
    /// own policy does not bind.
    ///
    /// # Panics
    /// Naming each violation with its place.
    pub fn assert_accessible(&self, place: &str) {
        let file = xtask::root().join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        if self.run("return typeof axe", Vec::new()) != "object" {
            self.run(&axe, Vec::new());
        }
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(found => done(found.violations.map(v =>
                v.id + ': ' + v.help + '\\n' + v.nodes.map(n => '    ' + n.html.slice(0, 200) + '\\n      '
                    + n.failureSummary.replace(/\\n/g, ' ')).join('\\n'))), error => done([String(error)]))";
        let found = self.run_and_wait(script);
        let violations: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(violations.is_empty(), "{place}: {} violations\n{}", violations.len(), violations.join("\n"));
    }
}
