export const LandingPage = () => <h1>Steward</h1>
