"""A simulated JD Edwards AIS server, written from the fact sheet and from nothing of our client."""

from mlconnector_gui.jde.simulator.app import AisSimulator
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.voucher import VoucherDocument

__all__ = ["AisSimulator", "Site", "VoucherDocument"]
