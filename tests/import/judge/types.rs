//! The imported types: a program that was compiled from them answers for each text.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

pub(crate) struct Types {
    // The program ends with its input.
    _program: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Types {
    pub(crate) fn start(command: &str) -> Result<Self, Box<dyn Error>> {
        let mut program = Command::new(command).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let questions = program.stdin.take().ok_or("no input")?;
        let answers = BufReader::new(program.stdout.take().ok_or("no output")?);
        Ok(Types { _program: program, questions, answers })
    }

    fn ask(&mut self, name: &str, text: &Value) -> Result<Value, Box<dyn Error>> {
        writeln!(self.questions, "{}", json!([name, text]))?;
        self.questions.flush()?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            return Err(format!("the types of {name} ended without an answer").into());
        }
        Ok(serde_json::from_str(&answer)?)
    }

    /// The schema that the root type exports.
    pub(crate) fn schema(&mut self, name: &str) -> Result<Value, Box<dyn Error>> {
        self.ask(name, &Value::Null)
    }

    /// The report on a text, if it is not valid.
    pub(crate) fn report(&mut self, name: &str, text: &str) -> Result<Option<String>, Box<dyn Error>> {
        Ok(self.ask(name, &json!(text))?.as_str().map(str::to_owned))
    }
}
