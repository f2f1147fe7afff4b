/** The texts that an applicant agrees to, one list of paragraphs a text; a changed text needs a new version in the domain. */
export const legal = {
  TERMS: {
    title: 'Account terms',
    paragraphs: [
      'We keep an account in your name, carry out your orders and show every entry. The account is for you alone; please do not let others use it.',
      'Standard services of the account you chose are free. Before a service costs something, we show the price and ask you.',
      'Keep your password and your authenticator app to yourself, and tell us at once if you lose them. We never ask for either by phone or e-mail.',
      'The law obliges us to know our customers. We may ask you again for documents or the origin of a payment, and may hold a payment while we check.',
      "You may close the account at any time without giving a reason. We may close it with two months' notice, or at once where the law demands it.",
      'If something goes wrong, tell us: we confirm a complaint within five working days and answer with a decision. You may then turn to the public ombudsman or authority.',
    ],
  },
  PRIVACY_NOTICE: {
    title: 'Privacy notice',
    paragraphs: [
      'We process what you state in this application, your document, and what we learn while checking it, in order to decide on your application and to keep your account. The basis is our contract with you and the laws against money laundering.',
      'We compare your name with official sanctions lists and with lists of public offices. A person decides about every match.',
      'Your personal details are stored encrypted. Staff see them only for their task, and each view is recorded.',
      'We pass data on only where the law demands it (for example tax residence) or where a payment needs it. We sell nothing.',
      'If you withdraw or we decline, we delete your details after 90 days unless the law asks for longer. With an account, we keep them as long as the law says after it ends.',
      'You may see your data, have it corrected, take it with you, object, and complain to the data protection authority. Reply to any of our e-mails to ask.',
    ],
  },
  SENSITIVE_DATA: {
    title: 'Use of sensitive personal data',
    paragraphs: [
      'Your identity number and the picture of your document are sensitive: misused, they can harm you. That is why we ask for your separate consent.',
      'We use them to confirm who you are, to find out whether you have an account with us already, and to prove the check to the authorities. For nothing else.',
      'The picture is encrypted with a key of its own and can be opened only by the staff who check identities.',
      'You may take this consent back until the account is opened. We then cannot open it, and delete the picture.',
    ],
  },
  MARKETING_EMAIL: {
    title: 'News and offers by e-mail',
    paragraphs: [
      'With your consent we write at most twice a month about products and learning offers of ours. Every e-mail has a link to stop them.',
      'Saying no has no effect on your application.',
    ],
  },
}
