//! The offers that journeys type. Their figures are worked out by hand in the journeys, never here.

use crate::Browser;
use crate::page::field;

/// A pledge: measure, and inputs with what is typed into them.
pub type Pledge = (&'static str, &'static [(&'static str, &'static str)]);

/// The offer of `frameworks/greater-manchester-open/cases/three-year-contract.md`, as typed.
pub const THREE_YEARS: [Pledge; 11] = [
    ("wellbeing-support", &[("quantity", "5")]),
    ("local-jobs", &[("people", "2"), ("hours_per_week", "28"), ("months", "36")]),
    ("long-term-unemployed", &[("people", "1"), ("hours_per_week", "35"), ("months", "36")]),
    ("prison-training", &[("people", "4"), ("weeks", "6"), ("days_per_week", "2")]),
    ("apprentice-weeks-2", &[("people", "2"), ("weeks", "60")]),
    ("help-into-work", &[("hours", "12"), ("attendees", "8")]),
    ("volunteering-hours", &[("quantity", "240")]),
    ("community-investment", &[("cash", "1,500"), ("hours", "40")]),
    ("carbon-cut", &[("quantity", "12.5")]),
    ("local-spend", &[("quantity", "80,000")]),
    ("prompt-payment", &[("quantity", "95")]),
];

/// Twelve measures as they come out of a tender pack: code, title, unit, value, page.
pub const TABLE: &str = "\
Ref\tMeasure\tUnit\tValue\tPage
J1\tLocal people employed on the contract\tFTE years\t£30,000.00\t14
J2\tApprenticeship weeks\tWeeks\t£250.00\t14
J3\tWork placements\tWeeks\t£160.00\t14
J4\tHelp for people to find work\tHours\t£100.00\t14
C1\tVolunteering in the community\tHours\t£15.00\t15
C2\tMoney given to community groups\t£\t£1.00\t15
C3\tCommunity events\tNumber\t£500.00\t15
S1\tSpend with local small businesses\t£\t£0.20\t15
S2\tSpend with VCSEs\t£\t£0.30\t16
G1\tCarbon emissions cut\ttCO2e\t£250.00\t16
G2\tCar miles saved\tMiles\t£0.05\t16
G3\tWaste kept from landfill\tTonnes\t£95.00\t16
";

impl Browser {
    /// Types the contract of the three-year offer and what its tender says.
    pub fn type_contract(&self) {
        self.pick_tender();
        self.fill("contract-title", "Grounds maintenance, Trafford");
        self.fill("contract-place", "Trafford");
        self.fill("contract-value", "£400,000");
        self.pick("contract-vat", "excluded");
        self.fill("contract-start", "2027-04-01");
        self.fill("contract-months", "36");
        self.fill("bid-name", "Example Ltd");
    }

    /// Opens the page, takes the framework, types the contract, and goes to its pledges with every theme open.
    pub fn begin_pledges(&self) {
        self.open("/");
        self.take_framework();
        self.type_contract();
        self.go("pledges");
        self.open_themes();
    }

    /// Types what the tender says: 20 marks, 40 % of them for numbers, a share of the best offer.
    fn pick_tender(&self) {
        self.fill("tender-weighting", "20");
        self.fill("tender-split", "40");
        self.pick("tender-rule", "best_offer");
    }

    /// Makes the whole three-year offer, from the first page to the end of the Questions page.
    pub fn make_three_year_offer(&self) {
        self.take_framework();
        self.type_contract();
        self.go_on("pledges");
        self.open_themes();
        for (measure, inputs) in THREE_YEARS {
            self.pledge(measure, inputs);
        }
        self.go_on("questions");
        self.pick("grade-jobs-and-skills", "good");
        self.pick("grade-local-supply-chain", "fair");
    }

    /// Sets up the tender of [`TABLE`]: 10 marks for a share of the best offer, 10 for one written answer.
    pub fn set_up_tender(&self) {
        self.click("main a.govuk-button[href=\"#/not-listed\"]");
        self.arrive("not-listed");
        self.fill("setup-title", "Cleaning of schools 2027");
        self.fill("setup-buyer", "Example Council");
        self.fill("setup-offer-marks", "10");
        self.pick("setup-rule", "best_offer");
        self.fill("setup-answers-marks", "10");
        self.paste(&field("setup-paste"), TABLE);
        self.click(".bpc-paste .govuk-button");
    }
}
