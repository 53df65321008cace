"""Reading zip packages and XML that strangers made, without trusting what they say of themselves."""
