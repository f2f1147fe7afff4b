/** An address of the staff's area to return to; anything else leads to the inbox, so that no link can lead elsewhere. */
export const safeReturn = (address: string | undefined): string =>
  address !== undefined && /^\/staff(?:[/?#]|$)/.test(address) && !address.startsWith('/staff/sign-in')
    ? address
    : '/staff'
