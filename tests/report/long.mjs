// Writes a draft of about 2,000 words with invented news, names of the shipped model and hostile markup, for the size and
// the escaping of a report.
const paragraphs = [
  'Amazon will invest $50 billion in OpenAI, the companies said in February, and Anthropic won a Pentagon contract worth up to $200 million last July.',
  'Sales at the shops of the region rose 4 percent to $312 million in the quarter, and 1,200 people were hired, the council said on Monday, 16 March 2026.',
  'OpenAI will consume 2 gigawatts of Trainium capacity through Amazon Web Services. The harbour took 40 ships a week, 12 more than in the year before.',
  'The vote is on Monday, 17 March 2026. "Nobody asked us," said a baker whose rent rose from $900 to $1,350 a month, a rise of 40 percent.',
];
console.log('---\ndate: 2026-03-18\n---\n\n# Amazon puts $50 billion into OpenAI <script>alert(1)</script> & "more"\n');
for (let number = 0; number < 76; number += 1) {
  if (number % 10 === 5) console.log(`## Part ${number}: what the town says\n`);
  console.log(`${paragraphs[number % paragraphs.length]}\n`);
}
console.log('- One item & <img src=x onerror=alert(1)> of 5 tons\n- Another of 7 percent\n\n> A quotation of 3 miles\n');
console.log('| Town | Ships |\n| --- | --- |\n| Brent | 40 |\n');
